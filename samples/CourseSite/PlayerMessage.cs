using System.Text.Json.Serialization;

namespace CourseSite;

/// <summary>What the player of the page tells the site. It comes from outside, so that nothing of it is trusted.</summary>
internal sealed record PlayerMessage(string? Action, string? VideoId, double CurrentTime, double Duration)
{
    private const int LongestId = 200;

    /// <summary>What is wrong with the message, by its members.</summary>
    public Dictionary<string, string[]> Validate()
    {
        var errors = new Dictionary<string, string[]>();
        if (Action is not ("play" or "pause" or "stop"))
            errors["action"] = ["Give play, pause or stop."];
        if (VideoId is not { Length: > 0 and <= LongestId })
            errors["videoId"] = [$"Give the id of a video, of 1 to {LongestId} characters."];
        if (!(Duration is > 0 and < 86_400))
            errors["duration"] = ["Give the length of the video, in seconds, less than a day."];
        if (!(CurrentTime >= 0 && CurrentTime <= Duration))
            errors["currentTime"] = ["Give a place in the video, in seconds."];
        return errors;
    }

    /// <summary>Emits the event that a valid message is about, through the default tracker.</summary>
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
