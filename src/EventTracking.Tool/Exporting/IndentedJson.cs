using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Tool.Exporting;

/// <summary>JSON for files and for people.</summary>
internal static class IndentedJson
{
    // The output is not embedded in HTML, and wire names should stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns indented JSON. Each line ends with a line feed.</summary>
    public static string Text(JsonNode json) => $"{json.ToJsonString(Options)}\n";
}
