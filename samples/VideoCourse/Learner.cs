using EventTracking;

namespace VideoCourse;

/// <summary>A simulated learner who takes a course. The same seed gives the same events.</summary>
internal sealed class Learner(Tracker tracker, SimulatedClock clock, int seed)
{
    private static readonly (string Video, int Seconds, string Problem)[] Lessons =
    [
        ("welcome", 95, "first-steps"),
        ("events-and-names", 312, "naming"),
        ("contexts", 241, "nesting"),
    ];

    private readonly Random _random = new(seed);

    public void TakeCourse()
    {
        using (tracker.Context("session", new EventContext { ["session"] = $"{_random.NextInt64():x16}", ["user_id"] = 10938 }))
        {
            tracker.EmitEnrollmentActivated(EnrollmentMode.CorporateSponsor);
            using (tracker.Context("course", new EventContext { ["course_id"] = "course-v1:Example+ET101", ["org_id"] = "Example" }))
            {
                tracker.EmitPageOpened("/");
                foreach (var (video, seconds, problem) in Lessons)
                    TakeLesson(video, seconds, problem);

                tracker.EmitThreadCreated("Wie heißt mein Ereignis? 🎓", "naming", "help");
                tracker.EmitCourseClosed();
            }
        }
    }

    private void TakeLesson(string video, int seconds, string problem)
    {
        using (tracker.Context("lesson", new EventContext { ["lesson"] = video }))
        {
            tracker.EmitPageOpened($"/lessons/{video}", referrer: "/");
            Watch(video, seconds);
            Answer(problem);
        }
    }

    private void Watch(string video, int seconds)
    {
        tracker.EmitVideoLoaded(video, TimeSpan.FromSeconds(seconds), "de", "en");
        tracker.EmitTranscriptShown(video, "de");
        tracker.EmitVideoPlayed(video, 0, speed: 1.25);

        var pause = Wait(seconds * 0.6);
        tracker.EmitVideoPaused(video, pause);
        tracker.EmitVideoSought(video, from: pause, to: pause - 10);
        tracker.EmitVideoPlayed(video, pause - 10);

        clock.Advance(TimeSpan.FromSeconds(seconds - pause + 10));
        tracker.EmitVideoStopped(video, TimeSpan.FromSeconds(seconds));
    }

    private void Answer(string problem)
    {
        for (var attempt = 1; ; attempt++)
        {
            Wait(40);
            var isCorrect = attempt == 3 || _random.Next(2) == 0;
            var answer = isCorrect ? "org.example.course" : "stuff";
            var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["input_1"] = answer };
            tracker.EmitProblemChecked(problem, attempt, answers, new Grade(isCorrect ? 2.5m : 0, 2.5m));
            if (isCorrect)
                return;

            tracker.EmitHintShown(problem, attempt);
        }
    }

    /// <summary>Advances the clock by a random time.</summary>
    /// <param name="maxSeconds">The upper limit, in seconds.</param>
    /// <returns>The time advanced, in seconds.</returns>
    private double Wait(double maxSeconds)
    {
        var time = TimeSpan.FromMilliseconds(_random.NextInt64((long)(maxSeconds * 1000)));
        clock.Advance(time);
        return time.TotalSeconds;
    }
}
