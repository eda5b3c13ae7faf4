namespace EventTracking.Redis.Handling;

/// <summary>Backends have lost an event that was forwarded to them.</summary>
internal sealed class NotForwardedException(string[] backends) : Exception(
    $"The backend \"{string.Join("\", \"", backends)}\" has lost it; its account and the log have the reason");
