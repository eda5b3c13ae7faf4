using System.Text.Json.Serialization;

namespace CourseSite;

/// <summary>A message from the page's player. It is untrusted input: call <see cref="Validate"/> before <see cref="Emit"/>.</summary>
internal sealed record PlayerMessage(string? Action, string? VideoId, double CurrentTime, double Duration)
{
    private const int MaxIdLength = 200;

    /// <summary>Returns the errors by property name; empty if the message is valid.</summary>
    public Dictionary<string, string[]> Validate()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Action is not ("play" or "pause" or "stop"))
            errors["action"] = ["Must be play, pause or stop."];
        if (VideoId is not { Length: > 0 and <= MaxIdLength })
            errors["videoId"] = [$"Must have 1 to {MaxIdLength} characters."];
        if (!(Duration is > 0 and < 86_400))
            errors["duration"] = ["Must be the length of the video in seconds, less than a day."];
        if (!(CurrentTime >= 0 && CurrentTime <= Duration))
            errors["currentTime"] = ["Must be a position in the video, in seconds."];
        return errors;
    }

    /// <summary>Emits the event for a valid message through the default tracker.</summary>
    public void Emit()
    {
        switch (Action)
        {
            case "play":
                new VideoPlayed(VideoId!, CurrentTime).Emit();
                break;
            case "pause":
                new VideoPaused(VideoId!, CurrentTime).Emit();
                break;
            default:
                new VideoStopped(VideoId!, CurrentTime, Duration).Emit();
                break;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlayerMessage))]
internal sealed partial class PlayerJson : JsonSerializerContext;
