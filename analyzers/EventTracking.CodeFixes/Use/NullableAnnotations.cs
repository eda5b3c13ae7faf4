using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>Whether references that may be null are marked.</summary>
internal static class NullableAnnotations
{
    /// <summary>In the whole project, or by a directive where the call is.</summary>
    public static bool AreUsed(SemanticModel model, int position) =>
        AreUsedEverywhere(model.Compilation) || model.GetNullableContext(position).AnnotationsEnabled();

    public static bool AreUsedEverywhere(Compilation compilation) =>
        compilation.Options.NullableContextOptions.AnnotationsEnabled();
}
