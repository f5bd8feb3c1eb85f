using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NnGen.CodeFixes;

namespace NnGen.Generator.Tests.Harness;

/// <summary>Applies the code fix of a file's first diagnostic, as an editor does.</summary>
internal static class FixedSource
{
    /// <summary>The edit's title and the file's text after it, or null where none is offered.</summary>
    public static (string Title, string Text)? Of(string source)
    {
        var project = UserProject.Of(source);
        var diagnostic = project.Generate().Diagnostics.Concat(project.Advise()).First();
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("User", LanguageNames.CSharp).AddDocument("File1.cs", source);
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        new NetworkCodeFixProvider().RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        if (actions.Count == 0)
        {
            return null;
        }

        var operation = actions.Single().GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single();
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        return (actions[0].Title, changed.GetTextAsync().GetAwaiter().GetResult().ToString());
    }
}
