using EventTracking.LineWriter;
using EventTracking.LineWriter.Ending;

// Writes numbered events to a file, in a process that tests can kill, signal or run by the dozen:
//   path=events.jsonl writer=1 events=1000 flush=100 filler=50 block=131072 max=1000000 gzip=1
// With mode=count it prints an account in place of acknowledgments. With mode=fill it fills a small disk, with mode=listen it measures
// after the first event, and with mode=end it emits until SIGTERM ends it.
var arguments = new Arguments(args);
return arguments.Text("mode", "write") switch
{
    "write" => NumberedLines.Write(arguments),
    "count" => CountedLines.Write(arguments),
    "fill" => FullDisk.Fill(arguments),
    "listen" => LateListener.Listen(arguments),
    "end" => new EndingProgram(arguments).Run(),
    var other => throw new ArgumentException($"There is no mode '{other}'. Use write, count, fill, listen or end."),
};
