"""From rendered pages to a site on disk: two builders, one site."""
