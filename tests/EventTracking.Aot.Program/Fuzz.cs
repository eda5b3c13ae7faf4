using System.Text;
using EventTracking.LineWriter;
using EventTracking.Shared;

namespace EventTracking.Aot.Program;

/// <summary>Runs the fuzz tests in this program.</summary>
internal static class Fuzz
{
    /// <summary>Prints each line and, after a tab, the data that another parser must read from it.</summary>
    public static int PrintRandomEvents(Arguments arguments)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var difference = new RandomEvents((int)arguments.Number("seed", 0)).FindDifference(
            (int)arguments.Number("events", 0), emitted => output.Write($"{emitted.Line}\t{emitted.Data}\n"));
        if (difference is null)
            return 0;

        Console.Error.WriteLine(difference);
        return 1;
    }

    public static int PrintChangingData(Arguments arguments)
    {
        var (whole, offered, delivered) = ChangingData.Emit((int)arguments.Number("events", 0));
        Console.WriteLine($"{whole} {offered} {delivered}");
        return 0;
    }
}
