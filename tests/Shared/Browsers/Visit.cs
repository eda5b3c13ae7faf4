namespace EventTracking.Shared;

/// <summary>What a page did while a test acted on it.</summary>
/// <param name="Messages">Its lines in the console, errors and dialogs.</param>
/// <param name="Requests">The addresses of its requests.</param>
internal sealed record Visit(List<string> Messages, List<string> Requests);
