using System.Globalization;
using NnGen.Bench.Measuring;

namespace NnGen.Bench.Compiling;

/// <summary>A console project in a folder of its own, which references the runtime, the attributes and the generator that this process runs with.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nngen-bench-").FullName;
    private readonly string _project;
    private int _changes;

    /// <param name="name">The project's name.</param>
    /// <param name="declarations">What its second file holds.</param>
    public ConsumerProject(string name, string declarations)
    {
        _project = Path.Combine(_folder, $"{name}.csproj");
        var ours = AppContext.BaseDirectory;
        File.WriteAllText(_project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{ours}NnGen.Attributes.dll" />
                <Reference Include="{ours}NnGen.Runtime.dll" />
                <Analyzer Include="{ours}NnGen.Generator.dll" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Networks.cs"), declarations);
        Change();
        Command.Run("dotnet", "restore", _project);
    }

    /// <summary>Seconds to build after a change to a file that declares no network, with whatever compiler server is there.</summary>
    public double Build()
    {
        Change();
        return Command.Run("dotnet", "build", "--no-restore", "-c", "Release", _project);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Change() => File.WriteAllText(
        Path.Combine(_folder, "Program.cs"), string.Create(CultureInfo.InvariantCulture, $"Console.WriteLine(\"Change {_changes++}.\");\n"));
}
