using System.Globalization;
using EventTracking.Benchmarks.Groups;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var slices = args.Contains("--smoke") ? Slices.Smoke : Slices.Full;
var report = new Report(Console.Out);
EventToBytes.Run(slices, report);
EventToFile.Run(slices, report);
TwoThreads.Run(slices, report);
Contexts.Run(slices, report);
Processors.Run(slices, report);
report.PrintGoals();
return args.Contains("--check") && !report.AllGoalsMet ? 1 : 0;
