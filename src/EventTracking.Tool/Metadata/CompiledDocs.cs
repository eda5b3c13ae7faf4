using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace EventTracking.Tool.Metadata;

/// <summary>
/// Reads the doc comments of events and their fields that the generator compiled into an assembly. Most applications are built without a
/// documentation file.
/// </summary>
internal static class CompiledDocs
{
    /// <summary>The first line of the field table: <c>video_id string VideoId The video.</c></summary>
    private const string FormatLine = "format 1";

    /// <summary>Returns the comments in the form of a documentation file.</summary>
    public static string Read(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var names = new MetadataNames(image.GetMetadataReader());
        var members =
            from handle in names.Metadata.MethodDefinitions
            let method = names.Metadata.GetMethodDefinition(handle)
            where method.RelativeVirtualAddress != 0 && names.Metadata.StringComparer.Equals(method.Name, ".cctor")
            from member in Descriptions(names, image.GetMethodBody(method.RelativeVirtualAddress))
            select member;
        return new XElement("doc", members).ToString();
    }

    /// <summary>The calls <c>GeneratedEvents.Describe&lt;TEvent&gt;(name, version, documentation, fields)</c>.</summary>
    private static IEnumerable<XElement> Descriptions(MetadataNames names, MethodBodyBlock body)
    {
        var texts = new List<string?>();
        foreach (var (_, code, operand) in MethodBody.Instructions(body))
        {
            if (code == OpCodes.Ldstr)
            {
                texts.Add(names.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(operand)));
            }
            else if (code == OpCodes.Ldnull)
            {
                texts.Add(null);
            }
            else if (code == OpCodes.Call
                && MetadataTokens.EntityHandle(operand) is var method
                && names.Of(method) is { Name: "Describe", Type.FullName: "EventTracking.CompilerServices.GeneratedEvents" }
                && names.TypeArguments(method, default) is [{ Type: { } type }]
                && texts is [.., var documentation, { } fields])
            {
                yield return Member(type.FullName, documentation, fields);
            }
        }
    }

    private static XElement Member(string type, string? documentation, string fields)
    {
        var member = new XElement("member", new XAttribute("name", $"T:{type.Replace('+', '.')}"));
        if (documentation is not null)
            member.Add(new XElement("summary", documentation));
        if (fields.Split('\n') is [FormatLine, .. var lines])
        {
            member.Add(lines.Select(static line => line.Split(' ', 4))
                .Where(static parts => parts.Length == 4)
                .Select(static parts => new XElement("param", new XAttribute("name", parts[2]), parts[3])));
        }

        return member;
    }
}
