using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary>Exports without the command line.</summary>
internal static class ExportRun
{
    /// <summary>The file of a format; for TypeScript, the types.</summary>
    public static string Text(string format, IReadOnlyList<DataShape> shapes) =>
        Assert.Single(Files(format, shapes), static file => !file.Path.EndsWith(".js", StringComparison.Ordinal)).Text;

    public static IReadOnlyList<ExportFile> Files(string format, IReadOnlyList<DataShape> shapes) =>
        ExportFormat.Find(format).Export(shapes);

    /// <summary>The shapes in the text of a lock, without its first line.</summary>
    public static IReadOnlyList<DataShape> Shapes(string blocks)
    {
        var file = LockFile.Parse($"{LockFile.Header}\n\n{blocks.Trim('\n')}\n");
        Assert.Empty(file.Errors);
        return [.. file.Blocks.Select(static block => block.Shape!)];
    }
}
