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

/// <summary>Gathers constant JSON, and writes it as one statement or into that of the value behind it.</summary>
internal sealed class FragmentEmitter(SourceWriter writer)
{
    private readonly RunEmitter _run = new(writer);
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

    /// <summary>Writes the constants gathered so far, if there are any, and a value in one statement.</summary>
    /// <param name="type">What the writer's methods for the value are called by.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there are any.</returns>
    public bool TryJoin(string type, string value)
    {
        if (_pending.Length == 0)
            return false;

        _run.Write(type, Take(), value);
        return true;
    }

    /// <summary>The statement that writes constants.</summary>
    public static string Raw(string json) => $"writer.WriteRaw({CodeText.Utf8(json)});";

    public void Flush() => _run.End(Take());

    private string Take()
    {
        var json = _pending;
        _pending = "";
        return json;
    }
}
