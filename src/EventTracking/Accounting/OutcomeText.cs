using System.Globalization;

namespace EventTracking.Accounting;

/// <summary>Formats what became of accepted events, for accounts and flush results.</summary>
internal static class OutcomeText
{
    public static string Of(long delivered, long deadLettered, long pending, DropCounts dropped) => string.Create(
        CultureInfo.InvariantCulture,
        $"delivered {delivered}, dead-lettered {deadLettered}, pending {pending}, dropped {dropped.Total} ({dropped})");
}
