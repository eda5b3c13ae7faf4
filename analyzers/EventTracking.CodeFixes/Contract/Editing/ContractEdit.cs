using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>A way to fix a diagnostic of the contract.</summary>
/// <param name="title">The title in the editor.</param>
internal abstract class ContractEdit(string title)
{
    public string Title => title;

    /// <summary>The equivalence key: Fix All applies the fixes with the same key.</summary>
    public string Key => GetType().Name;

    /// <summary>Adds the edits for a diagnostic. If it returns <see langword="false"/>, the fix is not offered.</summary>
    public abstract Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic);
}
