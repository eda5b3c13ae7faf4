using System.Text;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Shape;

/// <summary>Names the definitions of a schema: one for each node that a reference leads to.</summary>
internal sealed class JsonSchemaDefinitions
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public JsonSchemaDefinitions(DataShape shape)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in shape.Nodes)
        {
            if (node.Value.Type is ReferenceType { Path: var path } && !_names.ContainsKey(path) && shape.Find(path) is not null)
                _names.Add(path, UniqueNames.Find(Readable(path), name => !taken.Add(name)));
        }
    }

    public bool IsEmpty => _names.Count == 0;

    /// <summary>The paths with the names of their definitions, in order.</summary>
    public IEnumerable<(string Path, string Name)> All =>
        _names.OrderBy(static definition => definition.Value, StringComparer.Ordinal)
            .Select(static definition => (definition.Key, definition.Value));

    public string? Find(string path) => _names.TryGetValue(path, out var name) ? name : null;

    /// <summary>The path without characters that a reference must escape: <c>lines[].parts</c> becomes <c>lines.items.parts</c>.</summary>
    private static string Readable(string path)
    {
        var name = new StringBuilder();
        foreach (var step in ShapePathReader.Steps(path))
        {
            if (name.Length > 0)
                name.Append('.');
            name.Append(step.Kind switch
            {
                PathStepKind.Items => "items",
                PathStepKind.Values => "values",
                _ => string.Concat(step.Name.Where(ShapeName.IsPartOfName)),
            });
        }

        return name.ToString();
    }
}
