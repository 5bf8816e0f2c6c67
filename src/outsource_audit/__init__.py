"""A risk audit for e-commerce businesses that hand work to outside providers."""

__version__ = "0.1.0"
