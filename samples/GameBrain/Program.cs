using System.Diagnostics;
using System.Globalization;
using Charts;
using NnGen;
using Racing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var experiment = new Experiment(seed: 1);
var generations = new List<Generation>();
var clock = Stopwatch.StartNew();
Console.WriteLine($"{Experiment.Cars} cars, {experiment.Track.Count} gates a lap, {Brain.ParameterCount} parameters a brain");
foreach (var generation in experiment.Run())
{
    generations.Add(generation);
    Console.WriteLine(
        $"generation {generations.Count - 1,2}: the best passes {generation.Best,3} gates ({(double)generation.Best / experiment.Track.Count:F2} laps), "
        + $"the mean {generation.Mean:F1}");
}

var seconds = clock.Elapsed.TotalSeconds;
var evaluations = experiment.Race.Evaluations;
Console.WriteLine($"{evaluations} brains asked in {seconds:F2} s on one core: {evaluations / seconds:N0} a second, the simulation of the cars included.");
Console.WriteLine($"{Experiment.Cars} cars at 60 frames a second ask 60,000 a second, so the game runs {evaluations / seconds / 60_000:F1} times as fast as it is played.");
PictureFile.Write(args, "game-brain.svg", Drawing.Draw(experiment.Track, generations));
