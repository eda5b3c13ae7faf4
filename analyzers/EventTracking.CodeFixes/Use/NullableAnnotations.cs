using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>Determines whether nullable annotations are enabled.</summary>
internal static class NullableAnnotations
{
    /// <summary>Whether they are enabled for the project, or at the position.</summary>
    public static bool AreUsed(SemanticModel model, int position) =>
        AreUsedEverywhere(model.Compilation) || model.GetNullableContext(position).AnnotationsEnabled();

    public static bool AreUsedEverywhere(Compilation compilation) =>
        compilation.Options.NullableContextOptions.AnnotationsEnabled();
}
