using System.Text.Json.Nodes;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>Infers records from small logs.</summary>
internal static class Inferred
{
    /// <summary>Returns the proposed files by name, from lines of the event <c>org.example.some.event</c> with these data.</summary>
    public static IReadOnlyDictionary<string, string> FilesOf(params IEnumerable<string> data) =>
        FilesOfLines(data.Select(static data => Line("org.example.some.event", data)));

    /// <summary>Returns the proposed files by name.</summary>
    public static IReadOnlyDictionary<string, string> FilesOfLines(params IEnumerable<string> lines)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.WithInput(string.Join('\n', lines), "infer", "-", "-o", folder.PathOf("out"));
        Assert.True(run.ExitCode == 0, run.Error);
        return Directory.GetFiles(folder.PathOf("out")).ToDictionary(
            static path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
    }

    /// <summary>Returns the type of the field <c>value</c> that has these values, with its attributes and default.</summary>
    public static string TypeOf(params IEnumerable<string> values) => TypeOfField("value", values);

    /// <summary>Returns the type of a field that has these values, with its attributes and default.</summary>
    public static string TypeOfField(string field, params IEnumerable<string> values)
    {
        var data = values.Select(value => value is "" ? "{}" : $"{{\"{field}\":{value}}}");
        return Parameters(FilesOf(data)["SomeEvent.cs"], "SomeEvent");
    }

    /// <summary>Returns the parameters of a record on one line.</summary>
    public static string Parameters(string code, string record)
    {
        var start = code.IndexOf($" record {record}(", StringComparison.Ordinal) + $" record {record}(".Length;
        return string.Join(' ', code[start..code.IndexOf(");", start, StringComparison.Ordinal)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Returns a line as a tracker writes it.</summary>
    public static string Line(string name, string data) =>
        $"{{\"name\":{JsonValue.Create(name).ToJsonString()},\"timestamp\":\"2026-11-23T19:29:34.718308+00:00\",\"data\":{data}}}";
}
