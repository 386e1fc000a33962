"""One frozen class for what each template sees, and the function that makes it."""
