using EventTracking.LineWriter;
using EventTracking.Spool.Program;

// Uses a spool in a process that tests can kill, trace or run as another user:
//   mode=write path=/folder writers=2 events=1000 filler=50 max=1048576 durability=Disk destination=accept
// Prints a line for each event that a flush has acknowledged ("ack 1 17": writer, number) and for each one delivered ("got 1 17").
// With mode=drain it ends when everything is delivered, with mode=hold when its input ends, and with mode=fill it fills a small disk.
// With mode=outage it measures an outage of events=360000.
var arguments = new Arguments(args);
try
{
    if (arguments.Text("mode") == "outage")
        return LongOutage.Run(arguments);

    using var spool = new NumberedSpool(arguments);
    return arguments.Text("mode") switch
    {
        "write" => Modes.Write(spool, arguments),
        "drain" => Modes.Drain(spool),
        "hold" => Modes.Hold(),
        "fill" => SmallDisk.Fill(spool, arguments),
        var other => throw new ArgumentException($"The mode '{other}' is unknown. Use write, drain, hold, fill or outage."),
    };
}
catch (IOException exception)
{
    Output.Line($"error {exception.GetType().Name} {exception.Message}");
    return 3;
}
