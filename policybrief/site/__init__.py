"""The static site: pages, their views and templates, and the builder that turns them into HTML."""
