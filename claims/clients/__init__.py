"""The network, without the ORM: each module speaks one protocol and raises the tree in errors.py."""
