using System.Globalization;
using BenchmarkDotNet.Running;
using EventTracking.Benchmarks;
using EventTracking.Benchmarks.Destinations;
using EventTracking.Benchmarks.Groups;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args.Contains("--filter"))
{
    BenchmarkSwitcher.FromAssembly(typeof(RunOptions).Assembly).Run(args);
    return 0;
}

if (args is [ReceiverProgram.Argument, var port])
{
    ReceiverProgram.Run(port);
    return 0;
}

try
{
    var options = RunOptions.Parse(args);
    if (!options.IsSmoke && !Machine.IsOptimized)
        throw new ArgumentException("This is a debug build, whose numbers mean nothing. Run it with -c Release.");

    var report = new Report(Console.Out);
    report.Add(Machine.Describe());
    AllGroups.Run(options.Groups, options.IsSmoke ? Slices.Smoke : Slices.Full, report);
    if (!options.IsSmoke)
        report.AddGoals();
    if (options.Document is not null)
        Page.Replace(options.Document, options.Part, report.Text);
    return options.FailsOnMissedGoals && !report.AllGoalsMet ? 1 : 0;
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{RunOptions.Help}");
    return 2;
}
