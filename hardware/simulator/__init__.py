"""The reference flow controller and the plant behind it, as software that speaks the real wire.

It ships with the product: demo, training and tests use it. Nothing else of the product imports it;
it runs as a process of its own, or in memory on a virtual clock.
"""
