namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes the statements of fields that follow each other with nothing but constants between them. Where there are several, each hands
/// the place of the next byte on in a local, so that none has to wait until the one before has put it into the writer.
/// </summary>
internal sealed class RunEmitter(SourceWriter writer)
{
    private Field? _only;
    private bool _isOpen;
    private bool _hasLocal;

    /// <summary>Writes a field: what stands before the value, and the value.</summary>
    /// <param name="type">What the writer's methods for the value are called by.</param>
    /// <param name="json">What stands before the value.</param>
    /// <param name="value">The value.</param>
    public void Write(string type, string json, string value)
    {
        var field = new Field(type, $"{CodeText.Utf8(json)}, {value}");
        if (_isOpen)
        {
            Next(field);
        }
        else if (_only is { } first)
        {
            Begin();
            Next(first);
            Next(field);
        }
        else
        {
            _only = field;
        }
    }

    /// <summary>Ends the run, if there is one, with the constants that stand behind it, if there are any.</summary>
    public void End(string json)
    {
        if (_isOpen)
        {
            writer.Line(json.Length == 0 ? "writer.End(at);" : $"writer.End(at, {CodeText.Utf8(json)});");
            _isOpen = false;
            return;
        }

        if (_only is { } field)
            writer.Line($"writer.Write{field.Type}({field.Arguments});");
        if (json.Length > 0)
            writer.Line(FragmentEmitter.Raw(json));
        _only = null;
    }

    private void Begin()
    {
        writer.Line(_hasLocal ? "at = writer.Begin();" : "var at = writer.Begin();");
        (_only, _isOpen, _hasLocal) = (null, true, true);
    }

    private void Next(Field field) => writer.Line($"at = writer.Add{field.Type}(at, {field.Arguments});");

    private readonly record struct Field(string Type, string Arguments);
}
