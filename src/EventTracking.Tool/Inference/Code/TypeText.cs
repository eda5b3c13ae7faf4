using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>The text of types in C#.</summary>
internal static class TypeText
{
    private const string Collections = "System.Collections.Generic";

    /// <summary>Returns the type, and imports what it needs.</summary>
    public static string Of(ProposedValue value, CSharpFile file) => Of(value.Type, file) + (value.IsNullable ? "?" : "");

    private static string Of(ProposedType type, CSharpFile file)
    {
        switch (type)
        {
            case FrameworkType framework:
                file.Use(framework.Using);
                return framework.Name;
            case ListType list:
                file.Use(Collections);
                return $"IReadOnlyList<{Of(list.Item, file)}>";
            case MapType map:
                file.Use(Collections);
                return $"IReadOnlyDictionary<string, {Of(map.Value, file)}>";
            default:
                return ((DeclaredType)type).Name;
        }
    }
}
