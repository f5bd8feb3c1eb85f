using Microsoft.CodeAnalysis;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>A project in which the generator has run once, and runs again after an edit of its file.</summary>
internal sealed class EditedProject
{
    private readonly UserProject _project;
    private readonly Compilation _compilation;
    private readonly GeneratorDriver _driver;

    public EditedProject(string source)
    {
        _project = UserProject.Of(source);
        _compilation = _project.Compile();
        _driver = _project.Driver().RunGenerators(_compilation);
    }

    /// <summary>What the first run did.</summary>
    public GeneratorRunResult First => _driver.GetRunResult().Results.Single();

    /// <summary>What the second run did after the file got another text.</summary>
    public GeneratorRunResult Replace(string source) =>
        Rerun(_compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Single(), _project.Parse(source, "File1.cs")));

    /// <summary>What the second run did after the project got another file.</summary>
    public GeneratorRunResult Add(string source) => Rerun(_compilation.AddSyntaxTrees(_project.Parse(source, "File2.cs")));

    private GeneratorRunResult Rerun(Compilation compilation) => _driver.RunGenerators(compilation).GetRunResult().Results.Single();
}
