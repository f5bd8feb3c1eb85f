using NnGen;

namespace Racing;

/// <summary>A whole population on the track at once, frame by frame, cars passing through each other. A race allocates nothing.</summary>
public sealed class Race(Track track, int cars)
{
    /// <summary>Frames of a race: 20 seconds.</summary>
    public const int Frames = 20 * 60;

    private readonly Car[] _cars = new Car[cars];

    /// <summary>The brains that were asked, in all races.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Races every individual and makes the gates it passed its fitness.</summary>
    public void Run(Population<Brain> population)
    {
        Array.Fill(_cars, Car.AtStart(track));
        for (var frame = 0; frame < Frames && RunFrame(population) > 0; frame++)
        {
        }

        for (var i = 0; i < _cars.Length; i++)
        {
            population.Fitness[i] = _cars[i].Gates;
        }
    }

    /// <summary>The way of one brain, a point a frame.</summary>
    public List<(Vector Position, float Speed)> Trace(ReadOnlySpan<float> parameters)
    {
        var way = new List<(Vector, float)>();
        var car = Car.AtStart(track);
        for (var frame = 0; frame < Frames && car.IsDriving; frame++)
        {
            way.Add((car.Position, car.Speed));
            Think(parameters, ref car);
        }

        return way;
    }

    private int RunFrame(Population<Brain> population)
    {
        var driving = 0;
        for (var i = 0; i < _cars.Length; i++)
        {
            if (_cars[i].IsDriving)
            {
                Think(population[i], ref _cars[i]);
                driving++;
            }
        }

        Evaluations += driving;
        return driving;
    }

    private void Think(ReadOnlySpan<float> parameters, ref Car car)
    {
        Span<float> inputs = stackalloc float[Brain.InputSize];
        Span<float> outputs = stackalloc float[Brain.OutputSize];
        car.Sense(track, inputs);
        Brain.Predict(parameters, inputs, outputs);
        car.Drive(track, outputs[0], outputs[1]);
    }
}
