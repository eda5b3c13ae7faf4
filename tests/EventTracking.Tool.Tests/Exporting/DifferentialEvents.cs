using System.Text;
using EventTracking.Generators.Shape;
using EventTracking.Shared.Differential;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary>The events of the differential tests: their shapes, read from this assembly, and lines of the generated writers.</summary>
internal static class DifferentialEvents
{
    private static readonly Lazy<IReadOnlyList<DataShape>> Read = new(static () =>
    [
        .. EventInputs.Load([typeof(DifferentialEvents).Assembly.Location]).Entries.Select(static entry => entry.Shape)
            .Where(static shape => AllShapes.ByName.ContainsKey(RecordOf(shape))),
    ]);

    public static IReadOnlyList<DataShape> Shapes => Read.Value;

    /// <summary>The lines of random events, the same in every run.</summary>
    public static IReadOnlyList<string> Lines(DataShape shape, int count) =>
        [.. AllShapes.ByName[RecordOf(shape)].Take(count).Select(static written => Encoding.UTF8.GetString(written.Line))];

    private static string RecordOf(DataShape shape) => shape.Owner!.FullName.Split('.', '+')[^1];
}
