namespace EventTracking.Generators.Emission;

/// <summary>Whether a comma stands before the next field.</summary>
internal enum Comma
{
    /// <summary>The field is the first one.</summary>
    None,

    /// <summary>Every field before it can be left out: decided at run time.</summary>
    PerhapsDue,

    /// <summary>A field before it is always there.</summary>
    Due,
}

/// <summary>Gathers constant JSON and writes it as one statement.</summary>
internal sealed class FragmentEmitter(SourceWriter writer)
{
    private string _pending = "";

    /// <summary>The statement that writes the name of a field on its own.</summary>
    public static string NameStatement(string name, Comma comma) => comma switch
    {
        Comma.None => Raw(name),
        Comma.Due => Raw($",{name}"),
        _ => $"writer.WriteField({CodeText.Utf8($",{name}")});",
    };

    public void Append(string json) => _pending += json;

    public void AppendName(string name, Comma comma)
    {
        if (comma is Comma.PerhapsDue)
        {
            Flush();
            writer.Line(NameStatement(name, comma));
        }
        else
        {
            Append(comma is Comma.Due ? $",{name}" : name);
        }
    }

    /// <summary>The constants gathered so far, for a call that writes them itself.</summary>
    public string Take()
    {
        var json = _pending;
        _pending = "";
        return json;
    }

    public void Flush()
    {
        if (Take() is { Length: > 0 } json)
            writer.Line(Raw(json));
    }

    private static string Raw(string json) => $"writer.WriteRaw({CodeText.Utf8(json)});";
}
