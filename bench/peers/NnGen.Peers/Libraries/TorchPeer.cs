using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NnGen.Peers.Jobs;

namespace NnGen.Peers.Libraries;

/// <summary>PyTorch in a child process, which answers one line to each line and sleeps in between (torch_peer.py).</summary>
internal sealed class TorchPeer(string directory, string python, string script) : IDisposable
{
    private readonly HashSet<string> _known = [];
    private Process? _process;
    private string? _reason;

    /// <summary>PyTorch's version, or null where it is missing.</summary>
    public string? Version { get; private set; }

    /// <summary>The outputs for the first rows of the network's inputs.</summary>
    public float[] Outputs(NetworkCase network, int rows) => Numbers(Ask(network, $"outputs {network.Name} {rows}"));

    /// <summary>The losses of some steps from the network's parameters.</summary>
    public float[] Losses(NetworkCase network, int rows, float rate, int steps) =>
        Numbers(Ask(network, FormattableString.Invariant($"losses {network.Name} {rows} {rate} {steps}")));

    /// <summary>Seconds for so many inferences.</summary>
    public double Predict(NetworkCase network, int rows, int times) => Seconds(Ask(network, $"predict {network.Name} {rows} {times}"));

    /// <summary>Seconds for so many training steps.</summary>
    public double Train(NetworkCase network, int rows, float rate, int times) =>
        Seconds(Ask(network, FormattableString.Invariant($"train {network.Name} {rows} {rate} {times}")));

    public void Dispose()
    {
        if (_process is not null)
        {
            try
            {
                // The end of its input ends it.
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It has ended by itself.
            }

            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private static float[] Numbers(string line) => [.. line.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];

    private static double Seconds(string line) => double.Parse(line, CultureInfo.InvariantCulture);

    private string Ask(NetworkCase network, string question)
    {
        Start();
        if (_known.Add(network.Name))
        {
            Write(network);
            var stages = network.Stages is { } images ? $" {images.Size} {string.Join(',', images.Channels)}" : "";
            Ask($"load {network.Name} {network.Classifies} {string.Join(',', network.Sizes)}{stages}");
        }

        return Ask(question);
    }

    private string Ask(string question)
    {
        try
        {
            _process!.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
            return _process.StandardOutput.ReadLine() ?? throw new PeerUnavailableException("its process ended");
        }
        catch (IOException)
        {
            throw new PeerUnavailableException("its process ended");
        }
    }

    private void Start()
    {
        if (_process is not null && _reason is null)
        {
            return;
        }

        if (_reason is null)
        {
            var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true };
            start.ArgumentList.Add(script);
            start.ArgumentList.Add(directory);
            _process = File.Exists(python) ? Process.Start(start) : null;
            Version = _process?.StandardOutput.ReadLine();
            _reason = Version is null ? $"{python} cannot import torch" : null;
        }

        if (_reason is not null)
        {
            throw new PeerUnavailableException(_reason);
        }
    }

    private void Write(NetworkCase network)
    {
        void Save(string kind, ReadOnlySpan<float> values) =>
            File.WriteAllBytes(Path.Combine(directory, network.Name + kind), MemoryMarshal.AsBytes(values));
        Save(".parameters", network.Parameters);
        Save(".inputs", network.Inputs.Span);
        Save(".labels", network.Labels.Span);
    }
}
