using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT501: adds the event to the lock.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventMustBeLockedFix() : ContractFix("EVT501", new UpdateLockEdit("Add to events.lock"));
