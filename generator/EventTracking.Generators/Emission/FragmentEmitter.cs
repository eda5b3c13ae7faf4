namespace EventTracking.Generators.Emission;

/// <summary>Whether a comma precedes the next field.</summary>
internal enum Comma
{
    /// <summary>It is the first field.</summary>
    None,

    /// <summary>All fields before it can be omitted: decided at run time.</summary>
    Conditional,

    /// <summary>A field before it is always written.</summary>
    Always,
}

/// <summary>
/// Combines constant JSON, a fragment, with the value after it into one statement. Consecutive statements of this kind form a run: they
/// pass the write position in a local, so that none of them has to wait for the previous one to store it in the writer.
/// </summary>
internal sealed class FragmentEmitter(SourceWriter writer)
{
    private string _fragment = "";

    /// <summary>The statement that may become the first of a run. A single statement needs no local.</summary>
    private Statement? _first;
    private bool _isInRun;
    private bool _hasLocal;

    /// <summary>The statement that writes constant JSON.</summary>
    public static string Raw(string json) => $"writer.WriteRaw({CodeText.Utf8(json)});";

    /// <summary>The statement that writes the name of a field and nothing else.</summary>
    public static string NameStatement(string name, Comma comma) => comma switch
    {
        Comma.None => Raw(name),
        Comma.Always => Raw($",{name}"),
        _ => $"writer.WriteField({CodeText.Utf8($",{name}")});",
    };

    /// <summary>Appends constant JSON to the fragment.</summary>
    public void Append(string json) => _fragment += json;

    /// <summary>Appends the name of a field.</summary>
    public void AppendName(string name, Comma comma)
    {
        if (comma is Comma.Conditional)
        {
            Flush();
            writer.Line(NameStatement(name, comma));
        }
        else
        {
            Append(comma is Comma.Always ? $",{name}" : name);
        }
    }

    /// <summary>Writes the fragment and a value in one statement.</summary>
    /// <param name="type">The suffix of the method for the value.</param>
    /// <param name="value">The value.</param>
    /// <returns><see langword="false"/> if the fragment is empty.</returns>
    public bool TryWriteValue(string type, string value)
    {
        if (_fragment.Length == 0)
            return false;

        var statement = new Statement(type, $"{CodeText.Utf8(TakeFragment())}, {value}");
        if (_isInRun)
        {
            WriteInRun(statement);
        }
        else if (_first is { } first)
        {
            writer.Line(_hasLocal ? "at = writer.Begin();" : "var at = writer.Begin();");
            (_first, _isInRun, _hasLocal) = (null, true, true);
            WriteInRun(first);
            WriteInRun(statement);
        }
        else
        {
            _first = statement;
        }

        return true;
    }

    /// <summary>Ends the run, and writes the rest of the fragment.</summary>
    public void Flush()
    {
        var rest = TakeFragment();
        if (_isInRun)
        {
            writer.Line(rest.Length == 0 ? "writer.End(at);" : $"writer.End(at, {CodeText.Utf8(rest)});");
            _isInRun = false;
            return;
        }

        if (_first is { } only)
            writer.Line($"writer.Write{only.Type}({only.Arguments});");
        if (rest.Length > 0)
            writer.Line(Raw(rest));
        _first = null;
    }

    private void WriteInRun(Statement statement) => writer.Line($"at = writer.Add{statement.Type}(at, {statement.Arguments});");

    private string TakeFragment()
    {
        var fragment = _fragment;
        _fragment = "";
        return fragment;
    }

    private readonly record struct Statement(string Type, string Arguments);
}
