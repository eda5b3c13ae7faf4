using System.Globalization;
using EventTracking.Exporter.Program;

// Logs numbered records through the exporter of the OpenTelemetry SDK:
//   http://localhost:4318/v1/logs /path/of/retries 1000 0
// The arguments are the endpoint, the folder for retries on disk (or "" for retries in memory), the number of records and the first number.
// Prints "flushed" after the flush, and runs until its input ends.
using var exporter = new SdkExporter(new Uri(args[0]), args[1] is "" ? null : args[1]);
exporter.EmitMany(int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
exporter.Flush();
Console.WriteLine("flushed");
Console.In.ReadToEnd();
