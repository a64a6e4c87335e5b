"""What QML sees: one object a screen, which shows the latest snapshot and sends commands.

They decide nothing. Each turns a snapshot into a *face* (a frozen dataclass of texts) and tells
QML when the face has changed.
"""
