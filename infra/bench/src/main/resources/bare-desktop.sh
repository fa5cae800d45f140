#!/bin/sh
# The same desktop without a sandbox, limits or accounting: what the platform is compared with.
# $1: a directory for the socket
mkdir -p /tmp/.X11-unix && chmod 1777 /tmp/.X11-unix
mkfifo "$1/display"
Xvnc -displayfd 3 -geometry 1280x800 -depth 24 -SecurityTypes None -rfbport -1 -rfbunixpath "$1/vnc.sock" \
    -AlwaysShared -nolisten tcp -ac 3>"$1/display" &
server=$!
trap 'kill $server' TERM INT
read -r number <"$1/display"
export DISPLAY=":$number"
xsetroot -solid '#1b2733' &
openbox --startup "xterm -fa Monospace -fs 11 -bg '#101820' -fg '#e6edf3' -geometry 96x28 -sl 5000" &
wait $server
wait $server # The first wait ends with the signal, this one with the server.
