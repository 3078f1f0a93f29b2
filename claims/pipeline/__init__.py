"""What machines do: one stage a file.

`prepare(subject) -> Plan` does the slow work (network, engines) outside any transaction;
`store(subject, plan) -> list` writes in one short transaction and returns what the next stage
works on. A stage names no other stage: the order is one table in `tasks.py`.
"""
