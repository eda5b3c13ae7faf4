namespace EventTracking.Generators.Shape;

/// <summary>Reads the lines of one shape, then builds its tree.</summary>
internal sealed class ShapeTextReader
{
    private readonly Dictionary<string, Line> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Line>> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<Line> _used = [];
    private string? _previous;
    private bool _isIncomplete;

    /// <summary>The errors in the lines read so far, by line number.</summary>
    public List<(int Line, string Reason)> Errors { get; } = [];

    /// <summary>Reads a line without its indentation.</summary>
    /// <returns>The path.</returns>
    /// <exception cref="ShapeTextException">The line is not the text form of a node.</exception>
    public string Read(string text, int number)
    {
        var scanner = new TextScanner(text);
        var (steps, container) = ShapePathReader.Read(scanner);
        var path = scanner.Since(0);
        scanner.Read(" ");
        var type = ShapeTypeReader.Read(scanner);
        var isNullable = scanner.TryRead(" ?");
        var canBeAbsent = scanner.TryRead(" ~");
        if (!scanner.IsAtEnd)
        {
            throw new ShapeTextException(
                $"expected 'path type', then ' ?' or ' ~' or both, but found '{scanner.Rest}' after '{path} {type}'");
        }

        var step = steps[steps.Count - 1];
        if (step.Kind is PathStepKind.Case)
            throw new ShapeTextException($"'{path}' is a case, which has no line of its own");
        if (canBeAbsent && step.Kind is not PathStepKind.Field)
            throw new ShapeTextException($"'{path}' is not a field and cannot be absent");
        if (isNullable && type is AnyType)
            throw new ShapeTextException("'any' includes null and has no '?'");
        Add(new Line(number, path, container, step, type, isNullable, canBeAbsent));
        return path;
    }

    /// <summary>Makes <see cref="Build"/> return <see langword="null"/>, because a line of the shape cannot be read.</summary>
    public void Discard() => _isIncomplete = true;

    /// <summary>The data, or <see langword="null"/> if a line is missing or wrong.</summary>
    public ObjectType? Build()
    {
        if (_isIncomplete)
            return null;

        var data = Object(ShapePath.Root);
        foreach (var line in _byPath.Values.Where(line => !_used.Contains(line)))
            Reject(line.Number, $"'{line.Path}' has no parent in the shape that could contain it");
        foreach (var line in _byPath.Values)
            CheckReference(line);
        return _isIncomplete ? null : data;
    }

    private void Add(Line line)
    {
        if (_byPath.ContainsKey(line.Path))
        {
            Reject(line.Number, $"'{line.Path}' is in the shape twice");
            return;
        }

        if (_previous is not null && string.CompareOrdinal(line.Path, _previous) < 0)
            Errors.Add((line.Number, $"'{line.Path}' belongs before '{_previous}': lines are in ordinal order of their paths"));

        _previous = line.Path;
        _byPath.Add(line.Path, line);
        if (line.Step.Kind is not PathStepKind.Field)
            return;
        if (!_fields.TryGetValue(line.Container, out var siblings))
            _fields.Add(line.Container, siblings = []);
        siblings.Add(line);
    }

    private ObjectType Object(string path) => new(
        _fields.TryGetValue(path, out var fields)
            ? fields.OrderBy(static line => line.Path, StringComparer.Ordinal)
                .Select(line => new ShapeField(line.Step.Name, Value(line), line.CanBeAbsent))
            : []);

    private ShapeValue Value(Line line)
    {
        _used.Add(line);
        return new ShapeValue(Type(line), line.IsNullable);
    }

    private ShapeType Type(Line line) => line.Type switch
    {
        ArrayType => new ArrayType(Part(line, ShapePath.Item(line.Path))),
        MapType => new MapType(Part(line, ShapePath.Value(line.Path))),
        ObjectType => Object(line.Path),
        UnionType union => new UnionType(
            union.Discriminator,
            union.Cases.Select(@case => new UnionCase(@case.Tag, Object(ShapePath.Case(line.Path, @case))))),
        var scalar => scalar,
    };

    private ShapeValue Part(Line line, string path)
    {
        if (_byPath.TryGetValue(path, out var part))
            return Value(part);

        Reject(line.Number, $"the line of '{path}' is missing");
        return new ShapeValue(AnyType.Instance, isNullable: true);
    }

    private void CheckReference(Line line)
    {
        if (line.Type is not ReferenceType reference)
            return;
        if (!_byPath.TryGetValue(reference.Path, out var target))
            Reject(line.Number, $"'{line.Path}' refers to '{reference.Path}', which is not in the shape");
        else if (target.Type is ReferenceType)
            Reject(line.Number, $"'{line.Path}' refers to '{reference.Path}', which is a reference itself");
    }

    private void Reject(int number, string reason)
    {
        Errors.Add((number, reason));
        _isIncomplete = true;
    }

    private sealed record Line(int Number, string Path, string Container, PathStep Step, ShapeType Type, bool IsNullable, bool CanBeAbsent);
}
