using System.Text.Json;
using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Logs;

/// <summary>Parses lines in memory with System.Text.Json, and does nothing with them.</summary>
internal sealed class ParsedLines(IReadOnlyList<byte[]> lines) : Variant("JsonDocument.Parse")
{
    private int _next;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var document = JsonDocument.Parse(lines[_next]);
            _next = (_next + 1) % lines.Count;
        }
    }
}
