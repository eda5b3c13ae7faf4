using EventTracking;
using EventTracking.LineWriter;
using EventTracking.LineWriter.Ending;

// Writes numbered events to a file, in a process that tests can kill, signal or run by the dozen:
//   path=events.jsonl writer=1 events=1000 flush=100 filler=50 block=131072 max=1000000 gzip=1
// Without a number of events it goes on until it is killed. After each flush it prints how many events have been flushed: those
// must be found again, whatever happens next. With mode=fill it fills a small disk instead, and with mode=end it emits until SIGTERM
// ends it.
var arguments = new Arguments(args);
if (arguments.Text("mode", "") == "end")
    return new EndingProgram(arguments).Run();

var writer = arguments.Number("writer", 0);
var events = arguments.Number("events", long.MaxValue);
var flush = arguments.Number("flush", 100);
var filler = new string('x', (int)arguments.Number("filler", 50));

var backend = new JsonLinesBackend(arguments.Text("path"), arguments.Options);
using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = backend });
if (arguments.Text("mode", "") == "fill")
    return FullDisk.Fill(tracker, arguments.Text("ballast"));

var acknowledged = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
acknowledged.WriteLine("0");

for (var n = 0L; n < events; n++)
{
    tracker.Emit("line", new Dictionary<string, object?> { ["writer"] = writer, ["n"] = n, ["filler"] = filler });
    if ((n + 1) % flush == 0 && backend.Flush(Timeout.InfiniteTimeSpan))
        acknowledged.WriteLine(n + 1);
}

return 0;
