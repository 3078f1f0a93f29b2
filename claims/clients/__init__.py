"""The network, without the ORM: a protocol per module, errors drawn as one tree."""
