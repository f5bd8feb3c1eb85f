namespace Racing;

/// <summary>A point or direction of the plane, with plain arithmetic alone, so that every machine drives the same.</summary>
public readonly record struct Vector(float X, float Y)
{
    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y);

    public static Vector operator *(Vector a, float factor) => new(a.X * factor, a.Y * factor);

    /// <summary>Above 0 where the other lies to the left.</summary>
    public float Cross(Vector other) => (X * other.Y) - (Y * other.X);

    public float Dot(Vector other) => (X * other.X) + (Y * other.Y);

    /// <summary>The square root is exact to rounding on every machine.</summary>
    public Vector Normalized() => this * (1f / MathF.Sqrt(Dot(this)));

    /// <summary>A quarter turn to the left.</summary>
    public Vector Left => new(-Y, X);

    /// <summary>Turned to the left by the angle of which these are the cosine and the sine.</summary>
    public Vector Turned(float cosine, float sine) => new((X * cosine) - (Y * sine), (X * sine) + (Y * cosine));
}
