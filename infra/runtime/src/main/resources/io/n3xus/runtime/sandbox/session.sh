# The desktop: a display server on a socket, then a window manager that starts the first program.
# Its exit status tells how it ended: 0 logged out, 70 the display server failed, 137 a part of it was killed.
umask 022
mkdir -m 1777 /tmp/.X11-unix
mkfifo /tmp/.display
Xvnc "$DISPLAY" -geometry "$1" -depth 24 -desktop "N3XUS" \
    -SecurityTypes None -rfbport -1 -rfbunixpath /run/vnc/socket -rfbunixmode 0600 \
    -UseBlacklist=0 -AlwaysShared -AcceptSetDesktopSize=1 -nolisten tcp -ac -Log '*:stderr:0' \
    -displayfd 3 3>/tmp/.display >/dev/null &
server=$!
# Xvnc names its display once it accepts programs; if it dies instead, the pipe ends.
read -r _ </tmp/.display || { wait $server; exit 70; }
rm /tmp/.display
exec 2>/dev/null
xsetroot -solid '#1b2733' >/dev/null &
openbox --startup '/bin/sh /run/n3xus/startup.sh' >/dev/null
manager=$?
kill $server
wait $server
ended=$?
[ $manager -eq 137 ] || [ $ended -eq 137 ] && exit 137
[ $ended -eq 0 ] || [ $ended -eq 143 ] || exit 70
exit 0
