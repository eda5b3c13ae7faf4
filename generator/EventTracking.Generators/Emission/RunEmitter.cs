namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes the statements of fields that follow each other with nothing but constants between them. Where there are several, each hands
/// the place of the next byte on in a local, so that none has to wait until the one before has put it into the writer.
/// </summary>
internal sealed class RunEmitter(SourceWriter writer)
{
    private string? _onlyField;
    private bool _isOpen;
    private bool _hasLocal;

    /// <summary>Writes a field: what stands before the value, and the value.</summary>
    public void Write(string json, string value)
    {
        var arguments = $"{CodeText.Utf8(json)}, {value}";
        if (_isOpen)
        {
            Next(arguments);
        }
        else if (_onlyField is { } first)
        {
            Begin();
            Next(first);
            Next(arguments);
        }
        else
        {
            _onlyField = arguments;
        }
    }

    /// <summary>Ends the run, if there is one, with the constants that stand behind it, if there are any.</summary>
    public void End(string json)
    {
        if (_isOpen)
        {
            writer.Line(json.Length == 0 ? "writer.End(next);" : $"writer.End(next, {CodeText.Utf8(json)});");
            _isOpen = false;
            return;
        }

        if (_onlyField is { } arguments)
            writer.Line($"writer.Write({arguments});");
        if (json.Length > 0)
            writer.Line(FragmentEmitter.Raw(json));
        _onlyField = null;
    }

    private void Begin()
    {
        writer.Line(_hasLocal ? "next = writer.Begin();" : "var next = writer.Begin();");
        (_onlyField, _isOpen, _hasLocal) = (null, true, true);
    }

    private void Next(string arguments) => writer.Line($"next = writer.Add(next, {arguments});");
}
