# When memory runs out, the programs of the person go first and the desktop itself last.
echo 500 >/proc/self/oom_score_adj
exec sh -c "$STARTUP"
