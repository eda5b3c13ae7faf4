namespace EventTracking.Generators.Shape;

/// <summary>One step of a path.</summary>
/// <param name="Kind">What the step leads to.</param>
/// <param name="Name">The name of a field, or the text of a case; else empty.</param>
internal readonly record struct PathStep(PathStepKind Kind, string Name = "");

/// <summary>What a step of a path leads to.</summary>
internal enum PathStepKind
{
    /// <summary>A field of an object.</summary>
    Field,

    /// <summary>The items of an array.</summary>
    Items,

    /// <summary>The values of a map.</summary>
    Values,

    /// <summary>The fields of a case of a union.</summary>
    Case,
}

/// <summary>Reads paths.</summary>
internal static class ShapePathReader
{
    /// <summary>Readers of JSON accept far fewer levels.</summary>
    private const int MostSteps = 256;

    /// <summary>The steps of a whole path.</summary>
    public static IReadOnlyList<PathStep> Steps(string path)
    {
        var scanner = new TextScanner(path);
        var steps = new List<PathStep>(Read(scanner).Steps);
        return scanner.IsAtEnd ? steps : throw new ShapeTextException($"'{path}' is not a path");
    }

    /// <summary>Reads the longest path at the current position.</summary>
    /// <returns>Its steps, and the path of the node that contains it.</returns>
    public static (IReadOnlyList<PathStep> Steps, string Container) Read(TextScanner scanner)
    {
        var start = scanner.Position;
        var steps = new List<PathStep> { new(PathStepKind.Field, scanner.ReadName()) };
        var container = ShapePath.Root;
        while (true)
        {
            var before = scanner.Since(start);
            if (scanner.TryRead("."))
                steps.Add(new PathStep(PathStepKind.Field, scanner.ReadName()));
            else if (scanner.TryRead(ShapePath.Items))
                steps.Add(new PathStep(PathStepKind.Items));
            else if (scanner.TryRead(ShapePath.Values))
                steps.Add(new PathStep(PathStepKind.Values));
            else if (scanner.TryRead("<"))
                steps.Add(ReadCase(scanner));
            else
                return (steps, container);
            container = before;
            if (steps.Count > MostSteps)
                throw new ShapeTextException($"the path has more than {MostSteps} steps");
        }
    }

    private static PathStep ReadCase(TextScanner scanner)
    {
        var text = UnionCase.TextOf(scanner.ReadTag());
        scanner.Read(">");
        return new PathStep(PathStepKind.Case, text);
    }
}
