namespace Racing;

/// <summary>One car on the track.</summary>
public struct Car
{
    /// <summary>Seconds between frames.</summary>
    public const float Frame = 1f / 60f;

    private const float FullSpeed = 12;
    private const float Acceleration = 8;
    private const float Drag = 0.4f;
    private const float SteeringRate = 2.6f;
    private const float Grip = 14;
    private const int Patience = 120;

    private int _framesAtGate;

    /// <summary>A car at rest at the first gate.</summary>
    public static Car AtStart(Track track) => new()
    {
        Position = track.Centre[0], Heading = (track.Centre[1] - track.Centre[0]).Normalized(), IsDriving = true,
    };

    public Vector Position { get; private set; }

    /// <summary>Where it points, of length 1.</summary>
    public Vector Heading { get; private set; }

    /// <summary>Units of length a second.</summary>
    public float Speed { get; private set; }

    /// <summary>The gates passed, laps included.</summary>
    public int Gates { get; private set; }

    /// <summary>Whether it has neither met a wall nor stood still for two seconds.</summary>
    public bool IsDriving { get; private set; }

    /// <summary>Writes the brain's inputs.</summary>
    public readonly void Sense(Track track, Span<float> inputs)
    {
        Sensors.Read(track, Position, Heading, Gates % track.Count, inputs);
        inputs[Sensors.Count] = Speed / FullSpeed;
    }

    /// <summary>Drives for a frame. The faster, the less it turns: v·ω is at most the grip.</summary>
    /// <param name="track">The road.</param>
    /// <param name="steering">From −1, left, to +1, right.</param>
    /// <param name="throttle">From −1, braking, to +1.</param>
    public void Drive(Track track, float steering, float throttle)
    {
        Speed = Math.Clamp(Speed + (((Acceleration * throttle) - (Drag * Speed)) * Frame), 0, FullSpeed);
        var rate = Math.Min(SteeringRate, Grip / Math.Max(Speed, 1f));
        var angle = -steering * rate * Frame;

        // Two terms of each series: the angle is below 0.05.
        var square = angle * angle;
        Heading = Heading.Turned(1 - (square * 0.5f), angle * (1 - (square * (1f / 6f)))).Normalized();
        Position += Heading * (Speed * Frame);
        _framesAtGate++;
        PassGates(track);
        IsDriving = _framesAtGate < Patience && IsOnRoad(track);
    }

    private void PassGates(Track track)
    {
        if (track.IsBeyond((Gates + 1) % track.Count, Position))
        {
            Gates++;
            _framesAtGate = 0;
        }
    }

    private readonly bool IsOnRoad(Track track)
    {
        var (here, next) = (Gates % track.Count, (Gates + 1) % track.Count);
        return track.IsBeyond(here, Position)
            && (track.Left[next] - track.Left[here]).Cross(Position - track.Left[here]) < 0
            && (track.Right[next] - track.Right[here]).Cross(Position - track.Right[here]) > 0;
    }
}
